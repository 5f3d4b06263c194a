ALTER TYPE size ADD ATTRIBUTE depth integer;
