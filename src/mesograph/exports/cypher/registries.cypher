// Where the trials are registered: as `mesograph ask registries`.
MATCH (i:Identifier)-[:inRegistry]->(g:Registry)
RETURN g.name AS registry, count(DISTINCT i.name) AS codes, count(DISTINCT i) AS listings
ORDER BY registry;
