// Rows whose results are not out: as `mesograph ask unpublished-rows`.
MATCH (r:Report)-[said:resultsStatus]->(s:ResultsStatus)
WHERE s.name IN ['ongoing', 'not yet published']
RETURN DISTINCT said.review[0] AS review, said.row[0] AS row
ORDER BY review, row;
