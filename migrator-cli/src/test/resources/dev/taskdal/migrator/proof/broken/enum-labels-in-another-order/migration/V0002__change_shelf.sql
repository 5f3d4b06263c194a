ALTER TYPE kind ADD VALUE 'glazed' BEFORE 'closed';
