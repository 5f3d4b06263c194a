-- One user with a whole profile: no generated text is a time zone, a locale or an address.

UPDATE app_user
SET time_zone = 'Europe/Berlin', locale = 'de-AT', biography = 'Writes lists.', avatar_url = 'https://example.org/a.png'
WHERE id = (SELECT min(id) FROM app_user);
