// Which reviews are in the graph: as `mesograph ask reviews`.
MATCH (r:Report)-[of:ofReview]->(:Review)
RETURN of.review[0] AS review, count(DISTINCT r) AS rows
ORDER BY review;
