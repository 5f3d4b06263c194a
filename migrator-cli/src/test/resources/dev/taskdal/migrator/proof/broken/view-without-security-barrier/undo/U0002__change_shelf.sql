CREATE VIEW labelled AS SELECT id, label FROM shelf;
