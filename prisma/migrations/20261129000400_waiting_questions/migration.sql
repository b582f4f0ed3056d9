-- Questions of reviewers that nobody has passed on: the staff's list looks for them on every page.
CREATE INDEX enquiries_with_officer ON enquiries (application_id) WHERE state = 'with_officer';
