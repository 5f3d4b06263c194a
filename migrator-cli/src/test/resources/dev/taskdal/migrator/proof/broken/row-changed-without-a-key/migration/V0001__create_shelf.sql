CREATE TABLE note (
    topic text,
    body  text,
    stars integer
);
