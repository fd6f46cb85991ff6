// Trials in ulcerative colitis: as `mesograph ask ulcerative-colitis-trials`.
MATCH (t:Trial)<-[:aboutTrial]-(:Report)-[:condition]->(:Condition)
      -[:skos__broader|inGroup*0..]->
      (:Condition {uri: 'https://w3id.org/mesograph/term/condition/ulcerative-colitis'})
RETURN DISTINCT t.name AS trial
ORDER BY trial;
