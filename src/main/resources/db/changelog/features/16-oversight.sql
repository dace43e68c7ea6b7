--liquibase formatted sql

--changeset oversight:1-return-progress
-- What the processes tell of a return: the instance that waits for it, and when the chair was asked for help.
create table return_progress (
    agency_return_id bigint primary key,
    process_instance_id varchar(64) not null,
    escalated_at timestamp(6) with time zone,
    constraint return_progress_return foreign key (agency_return_id) references agency_return (id)
);
create index return_progress_instance on return_progress (process_instance_id);

insert into return_progress (agency_return_id, process_instance_id)
select v.long_, min(v.proc_inst_id_)
from act_ru_variable v
join act_ru_execution i on i.id_ = v.proc_inst_id_
join act_re_procdef d on d.id_ = i.proc_def_id_
join agency_return r on r.id = v.long_
where d.key_ = 'agency-return' and v.name_ = 'agencyReturnId'
group by v.long_;

--changeset oversight:2-returns-standing
-- A read model: the returns of a round's agency, counted. Written with every change of a return, never by hand.
create table returns_standing (
    audit_round_id bigint not null,
    agency_code varchar(40) not null,
    agency_name varchar(120) not null,
    expected integer not null,
    received integer not null,
    waiting integer not null,
    unable integer not null,
    not_returned integer not null,
    escalated integer not null,
    earliest_due_on date,
    constraint returns_standing_key primary key (audit_round_id, agency_code)
);
-- The panel's first page: who is longest overdue, over all rounds.
create index returns_standing_late on returns_standing (earliest_due_on, audit_round_id desc, agency_name);
create index returns_standing_agency on returns_standing (agency_code, earliest_due_on);
create index returns_standing_escalated on returns_standing (escalated);
-- Counting one agency's returns of a round, and those of them that are due.
create index agency_return_standing on agency_return (audit_round_id, agency_code, state, due_on);

insert into returns_standing (audit_round_id, agency_code, agency_name, expected, received, waiting, unable,
    not_returned, escalated, earliest_due_on)
select audit_round_id, agency_code, max(agency_name), count(*),
    count(case when state in ('IN', 'ACCEPTED') then 1 end),
    count(case when state = 'REQUESTED' then 1 end),
    count(case when state = 'EXCUSED' then 1 end),
    count(case when state = 'NOT_RETURNED' then 1 end),
    0,
    min(case when state = 'REQUESTED' then due_on end)
from agency_return
where state <> 'WITHDRAWN'
group by audit_round_id, agency_code;
