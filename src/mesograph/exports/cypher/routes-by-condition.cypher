// By which routes each condition is treated: as `mesograph ask routes-by-condition`.
MATCH (r:Report)-[:condition]->(c:Condition)
OPTIONAL MATCH (r)-[:route]->(w:Route)
RETURN c.name AS condition, coalesce(w.name, '') AS route, count(DISTINCT r) AS reports
ORDER BY condition, route;
