// Cells that carry something: as `mesograph ask modified-products`.
MATCH (r:Report)-[:product]->(:Product)-[:payload]->(:Payload)
MATCH (r)-[of:ofReview]->(:Review)
RETURN DISTINCT of.review[0] AS review, of.row[0] AS row
ORDER BY review, row;
