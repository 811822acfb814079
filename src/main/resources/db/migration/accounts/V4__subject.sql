-- What somebody else who vouches for a person calls them for ever (issuer and subject of OpenID Connect).
alter table accounts.account add column subject text unique;
