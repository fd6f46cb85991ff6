// Trials that several reviews report: as `mesograph ask shared-trials`.
MATCH (v:Review)<-[:ofReview]-(:Report)-[:aboutTrial]->(t:Trial)
WITH t, count(DISTINCT v) AS reviews
WHERE reviews > 1
RETURN t.name AS trial
ORDER BY trial;
