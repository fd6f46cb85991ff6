"""The main job: from the folders of reviews to a published build."""
