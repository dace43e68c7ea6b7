--liquibase formatted sql

--changeset families:1-withdrawal-told
-- Who of the family withdrew, and when that was said; with the time of recording it is all that a withdrawal leaves.
alter table agreement add column withdrawn_told_by varchar(20);
alter table agreement add column withdrawn_told_on date;

--changeset families:2-after-the-interview
alter table interview add column board_wish boolean;
alter table interview add column board_meets_on date;
alter table interview add column board_arrangement varchar(2000);
alter table interview add column board_arranged_by varchar(64);
alter table interview add column thanked_on date;
alter table interview add column not_thanked_reason varchar(2000);
alter table interview add column thanked_by varchar(64);

--changeset families:3-report-without-a-withdrawn-case
-- Of a version that still held a case whose family withdrew, only that there was such a version is kept.
alter table report_version alter column document drop not null;
alter table audit_report add column case_withdrawn boolean default false not null;
alter table audit_report add column families_text varchar(4000);
