"""Headers of tables: found, parted, and matched to the roles of the ontology."""
