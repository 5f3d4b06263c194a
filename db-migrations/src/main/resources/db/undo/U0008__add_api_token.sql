-- No program can log in again; their tokens are lost. Constraints and the index go with the table.

DROP TABLE api_token;
