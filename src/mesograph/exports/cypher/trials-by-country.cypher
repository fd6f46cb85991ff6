// Where the trials are: as `mesograph ask trials-by-country`.
MATCH (r:Report)
OPTIONAL MATCH (r)-[:country]->(c:Country)
RETURN coalesce(c.name, '') AS country, count(DISTINCT r) AS reports
ORDER BY country;
