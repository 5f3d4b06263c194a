ALTER TYPE kind ADD VALUE 'glazed';
