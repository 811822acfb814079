-- Whether the password alone is not enough at the login form; what else is asked for is kept by the module that asks.
alter table accounts.account add column second_factor boolean not null default false;
