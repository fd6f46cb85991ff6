// Rows without a registration number: as `mesograph ask unregistered-rows`.
MATCH (r:Report)-[of:ofReview]->(:Review)
WHERE NOT EXISTS { (r)-[:identifier]->(:Identifier) }
RETURN of.review[0] AS review, of.row[0] AS row
ORDER BY review, row;
