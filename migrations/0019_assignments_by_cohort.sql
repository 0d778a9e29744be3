-- Who looks after a cohort is asked on every student's first page.
CREATE INDEX cohorts_assignments_by_cohort ON cohorts_assignments (cohort_id);
