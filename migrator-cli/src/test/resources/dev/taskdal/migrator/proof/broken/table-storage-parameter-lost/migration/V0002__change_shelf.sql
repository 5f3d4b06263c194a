ALTER TABLE shelf RESET (fillfactor, toast.autovacuum_enabled);
