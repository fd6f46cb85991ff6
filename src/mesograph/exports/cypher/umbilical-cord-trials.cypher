// Trials of umbilical cord, its blood included: as `mesograph ask umbilical-cord-trials`.
MATCH (t:Trial)<-[:aboutTrial]-(:Report)-[:product]->(:Product)-[:tissue]->(:Tissue)
      -[:skos__broader*0..]->(:Tissue {uri: 'https://w3id.org/mesograph/term/tissue/umbilical-cord'})
RETURN DISTINCT t.name AS trial
ORDER BY trial;
