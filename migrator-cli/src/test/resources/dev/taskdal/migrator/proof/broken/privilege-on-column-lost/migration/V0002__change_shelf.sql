REVOKE UPDATE (label) ON shelf FROM pg_monitor;
