-- One name for all spellings of one mailbox. `addressKey` in src/core/mailbox/mail-address.ts says the same, and a test holds them together.
CREATE FUNCTION "address_key"("address" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE domain WHEN 'gmail.com' THEN replace(person, '.', '') ELSE person END || '@' || domain
  FROM (
    SELECT regexp_replace(regexp_replace(lower(address), '@[^@]*$', ''), '^([^+]+)[+].*$', '\1') AS person,
      CASE substring(lower(address) FROM '[^@]*$')
        WHEN 'googlemail.com' THEN 'gmail.com'
        WHEN 'me.com' THEN 'icloud.com' WHEN 'mac.com' THEN 'icloud.com'
        WHEN 'pm.me' THEN 'proton.me' WHEN 'protonmail.com' THEN 'proton.me'
        WHEN 'ya.ru' THEN 'yandex.ru' WHEN 'yandex.com' THEN 'yandex.ru'
        WHEN 'yandex.by' THEN 'yandex.ru' WHEN 'yandex.kz' THEN 'yandex.ru'
        ELSE substring(lower(address) FROM '[^@]*$') END AS domain
  ) parts
$$;

-- Generated, so that no writer can forget it. Prisma does not know these columns.
ALTER TABLE "lead" ADD COLUMN "match_key" TEXT NOT NULL GENERATED ALWAYS AS ("address_key"("email")) STORED;
CREATE INDEX "lead_match_key_idx" ON "lead" ("workspace_id", "match_key");
ALTER TABLE "suppression" ADD COLUMN "match_key" TEXT NOT NULL GENERATED ALWAYS AS ("address_key"("email")) STORED;
CREATE INDEX "suppression_match_key_idx" ON "suppression" ("workspace_id", "match_key");

-- Whether a sender is one of ours.
CREATE INDEX "mailbox_address_key_idx" ON "mailbox" ("workspace_id", "address_key"("address"));
CREATE INDEX "mailbox_domain_idx" ON "mailbox" ("workspace_id", lower(split_part("address", '@', 2)));
