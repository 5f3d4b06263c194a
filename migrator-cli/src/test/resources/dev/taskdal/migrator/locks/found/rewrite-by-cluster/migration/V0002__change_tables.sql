CLUSTER author USING author_pkey;
