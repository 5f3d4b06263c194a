REINDEX INDEX author_pkey;
