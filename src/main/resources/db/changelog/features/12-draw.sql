--liquibase formatted sql

--changeset draw:1-sampling-plan
alter table audit_round add column referred_from date;
alter table audit_round add column referred_to date;
alter table audit_round add column sampling_method varchar(20);
alter table audit_round add column strata_columns varchar(400);
alter table audit_round add column reserve_depth integer;
alter table audit_round add column seed_origin varchar(10);
update audit_round set sampling_method = 'SIMPLE', reserve_depth = 20, seed_origin = 'RANDOM'
    where sample_size is not null;
create table audit_round_share (
    audit_round_id bigint not null,
    position integer not null,
    stratum varchar(2000) not null,
    case_count integer not null,
    primary key (audit_round_id, position),
    constraint audit_round_share_round foreign key (audit_round_id) references audit_round (id)
);

--changeset draw:2-frozen-frame
create table draw_frame (
    draw_id bigint not null primary key,
    csv bytea not null,
    families bytea,
    constraint draw_frame_draw foreign key (draw_id) references draw (id)
);
insert into draw_frame (draw_id, csv) select id, frame_csv from draw;
alter table draw drop column frame_csv;

--changeset draw:3-frozen-frame-uncompressed dbms:postgresql
-- References hardly compress; trying to would cost more than the frame's own hash.
alter table draw_frame alter column csv set storage external;
alter table draw_frame alter column families set storage external;

--changeset draw:3-frozen-frame-of-any-size dbms:h2
alter table draw_frame alter column csv set data type blob;
alter table draw_frame alter column families set data type blob;

--changeset draw:4-plan-of-a-draw
alter table draw add column method varchar(20) default 'SIMPLE' not null;
alter table draw add column strata_columns varchar(400) default '' not null;
alter table draw add column places_set boolean default false not null;
alter table draw add column one_per_family boolean default false not null;
alter table draw add column seed_origin varchar(10) default 'RANDOM' not null;
alter table draw add column seed_entered_by varchar(64);
create table draw_stratum (
    draw_id bigint not null,
    position integer not null,
    name varchar(2000) not null,
    case_count integer not null,
    sample integer not null,
    reserves integer not null,
    primary key (draw_id, position),
    constraint draw_stratum_draw foreign key (draw_id) references draw (id)
);
-- Draws made before had every case that was not drawn as a reserve.
insert into draw_stratum (draw_id, position, name, case_count, sample, reserves)
    select id, 0, 'all', frame_size, sample_size, frame_size from draw;
create table draw_coverage (
    draw_id bigint not null,
    attribute varchar(40) not null,
    attribute_value varchar(400) not null,
    case_count integer not null,
    constraint draw_coverage_draw foreign key (draw_id) references draw (id)
);
create index draw_coverage_draw_index on draw_coverage (draw_id);

--changeset draw:5-ranked-stratum
alter table ranked_case add column stratum varchar(2000) default 'all' not null;
alter table ranked_case add column reason varchar(2000);
alter table audit_case alter column stratum set data type varchar(2000);

--changeset draw:6-values-of-the-frozen-cases
-- What the register said of each case when the frame was frozen, so that frame and sample are shown as of one moment:
-- a number per case and attribute, and in the ranking the values themselves as one line.
alter table draw_frame add column case_values bytea;
alter table draw_coverage add column value_number integer default 0 not null;
alter table ranked_case add column case_values varchar(4000);
-- Of draws made before, the register as it is now is the best there is.
update ranked_case set case_values = (select
        '"' || replace(coalesce(r.age_band, ''), '"', '""') || '","' || replace(coalesce(r.gender, ''), '"', '""')
        || '","' || replace(coalesce(r.ethnicity, ''), '"', '""')
        || '","' || replace(coalesce(r.disability, ''), '"', '""')
        || '","' || replace(coalesce(r.locality, ''), '"', '""')
        || '","' || replace(coalesce(r.circumstances, ''), '"', '""')
        || '","' || replace(coalesce(r.outcome, ''), '"', '""')
        || '","' || replace(coalesce(r.nominating_agency, ''), '"', '""') || '"'
    from register_case r where r.case_ref = ranked_case.case_ref);

--changeset draw:7-values-uncompressed dbms:postgresql
alter table draw_frame alter column case_values set storage external;

--changeset draw:7-values-of-any-size dbms:h2
alter table draw_frame alter column case_values set data type blob;
