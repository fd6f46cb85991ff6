// Tissues that fewer than five rows report: as `mesograph ask rare-tissues`.
MATCH (r:Report)-[:product]->(:Product)-[:tissue]->(t:Tissue)
WITH t, count(DISTINCT r) AS reports
WHERE reports < 5
RETURN t.name AS tissue, reports
ORDER BY tissue;
