-- Lets programs log in for a user, with tokens that the user makes and revokes.
-- compatible-with: 0001

CREATE TABLE api_token (
    user_id      bigint      NOT NULL,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    name         text        NOT NULL,
    token_hash   bytea       NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_on date,
    CONSTRAINT pk_api_token PRIMARY KEY (user_id, id),
    CONSTRAINT fk_api_token_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ck_api_token_name CHECK (length(name) BETWEEN 1 AND 100 AND name ~ '[^[:space:]]'),
    CONSTRAINT ck_api_token_hash CHECK (octet_length(token_hash) = 32)
);

COMMENT ON TABLE api_token IS 'With what a program logs in for a user. Made and revoked by the user; a revoked one is deleted.';
COMMENT ON COLUMN api_token.name IS 'What the user calls it, to know it again when it is to be revoked. Two may have the same.';
COMMENT ON COLUMN api_token.token_hash IS 'SHA-256 of the token, which is random and stored nowhere: who reads this table can''t log in with it. Such a token can''t be guessed, so it needs no slow hash as a password does.';
COMMENT ON COLUMN api_token.last_used_on IS 'The day (UTC) on which it was last used; null if it never was. By day, so that a request is not a write.';

COMMENT ON INDEX pk_api_token IS 'A user''s tokens, newest first, page by page.';

-- Not unique: what a user owns has no unique key that lacks the user, and two of 2^256 random hashes are never the same.
CREATE INDEX ix_api_token_hash ON api_token (token_hash);
COMMENT ON INDEX ix_api_token_hash IS 'Whose token it is: looked up across owners on purpose, since who the owner is, is the question.';
