CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`person_id` integer,
	`password_hash` text,
	`demo_role` text,
	`disabled_at` text,
	`created_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by` integer,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`school_id` integer,
	`change` text NOT NULL,
	`why` text,
	`request_id` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subject`,`subject_id`);--> statement-breakpoint
CREATE INDEX `events_school` ON `events` (`school_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`role` text NOT NULL,
	`school_id` integer,
	`la_code` text,
	`network_id` integer,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_scope" CHECK((school_id is not null) + (la_code is not null) + (network_id is not null) <= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `grants_account` ON `grants` (`account_id`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`account_id` integer NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`location` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`account_id`, `key`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`created_by` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_account` ON `invitations` (`account_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`input` text NOT NULL,
	`state` text NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`result` text,
	`by` integer,
	`started_at` text NOT NULL,
	`finished_at` text,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jobs_progress" CHECK(progress between 0 and 100)
) STRICT;
--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `offer_areas` (
	`offer_id` integer NOT NULL,
	`area_code` text NOT NULL,
	`strength` integer NOT NULL,
	PRIMARY KEY(`offer_id`, `area_code`),
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_code`) REFERENCES `areas`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offer_areas_strength" CHECK(strength between 1 and 3)
) STRICT;
--> statement-breakpoint
CREATE TABLE `offer_phases` (
	`offer_id` integer NOT NULL,
	`phase` text NOT NULL,
	PRIMARY KEY(`offer_id`, `phase`),
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `offers` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`person_id` integer,
	`half_days_per_term` integer NOT NULL,
	`minimum_half_days` integer DEFAULT 2 NOT NULL,
	`maximum_schools` integer DEFAULT 3 NOT NULL,
	`reach_km` integer NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`attested_on` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`head_agreed_by` integer,
	`head_agreed_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`head_agreed_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offers_dates" CHECK(until >= "from"),
	CONSTRAINT "offers_days" CHECK(half_days_per_term > 0 and minimum_half_days > 0 and maximum_schools > 0 and reach_km > 0),
	CONSTRAINT "offers_head" CHECK((head_agreed_by is null) = (head_agreed_at is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `offers_school` ON `offers` (`school_id`);--> statement-breakpoint
CREATE INDEX `offers_person` ON `offers` (`person_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` integer NOT NULL,
	`need_id` integer NOT NULL,
	`offer_id` integer NOT NULL,
	`half_days` integer NOT NULL,
	`reasons` text NOT NULL,
	`state` text NOT NULL,
	`reply_by` text NOT NULL,
	`issued_by` integer NOT NULL,
	`issued_at` text NOT NULL,
	`supporter_answer` text,
	`supporter_reason` text,
	`supporter_answered_by` integer,
	`supporter_answered_at` text,
	`school_answer` text,
	`school_reason` text,
	`school_answered_by` integer,
	`school_answered_at` text,
	`decision` text,
	`decision_reason` text,
	`decided_by` integer,
	`decided_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `round_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supporter_answered_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_answered_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_half_days" CHECK(half_days > 0),
	CONSTRAINT "proposals_supporter" CHECK((supporter_answer is null) = (supporter_answered_at is null) and (supporter_answer is null) = (supporter_answered_by is null)),
	CONSTRAINT "proposals_school" CHECK((school_answer is null) = (school_answered_at is null) and (school_answer is null) = (school_answered_by is null)),
	CONSTRAINT "proposals_decision" CHECK((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
	CONSTRAINT "proposals_four_eyes" CHECK(decided_by is null or decided_by <> issued_by)
) STRICT;
--> statement-breakpoint
CREATE INDEX `proposals_need` ON `proposals` (`need_id`);--> statement-breakpoint
CREATE INDEX `proposals_offer` ON `proposals` (`offer_id`);--> statement-breakpoint
CREATE INDEX `proposals_state` ON `proposals` (`state`);--> statement-breakpoint
CREATE TABLE `round_overrides` (
	`id` integer PRIMARY KEY NOT NULL,
	`round_id` integer NOT NULL,
	`kind` text NOT NULL,
	`need_id` integer NOT NULL,
	`offer_id` integer NOT NULL,
	`reason` text NOT NULL,
	`by` integer NOT NULL,
	`at` text NOT NULL,
	`lifted_by` integer,
	`lifted_at` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "round_overrides_lifted" CHECK((lifted_by is null) = (lifted_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `round_overrides_one` ON `round_overrides` (`round_id`,`need_id`,`offer_id`) WHERE lifted_at is null;--> statement-breakpoint
CREATE TABLE `round_runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`round_id` integer NOT NULL,
	`inputs_hash` text NOT NULL,
	`inputs` text NOT NULL,
	`result` text NOT NULL,
	`solver` text NOT NULL,
	`proven` integer NOT NULL,
	`by` integer,
	`at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `round_runs_round` ON `round_runs` (`round_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` integer PRIMARY KEY NOT NULL,
	`la_code` text NOT NULL,
	`name` text NOT NULL,
	`as_of` text NOT NULL,
	`weights` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`opened_by` integer,
	`opened_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `rounds_la` ON `rounds` (`la_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_one_open` ON `rounds` (`la_code`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `categories` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`framework` text NOT NULL,
	`code` text NOT NULL,
	`from` text NOT NULL,
	`rationale` text NOT NULL,
	`present` text DEFAULT '' NOT NULL,
	`agreed_with_school` integer DEFAULT false NOT NULL,
	`sudden_change` text,
	`decided_by` integer,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`framework`) REFERENCES `frameworks`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `categories_school` ON `categories` (`school_id`,`from`);--> statement-breakpoint
CREATE TABLE `category_causes` (
	`id` integer PRIMARY KEY NOT NULL,
	`category_id` integer NOT NULL,
	`cause` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`from` text NOT NULL,
	`review_on` text NOT NULL,
	`restricted` integer NOT NULL,
	`shared_with_school` integer NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `category_causes_category` ON `category_causes` (`category_id`);--> statement-breakpoint
CREATE TABLE `category_evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`category_id` integer NOT NULL,
	`dimension` text NOT NULL,
	`finding` text NOT NULL,
	`leans_to` text NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `category_evidence_category` ON `category_evidence` (`category_id`);--> statement-breakpoint
CREATE TABLE `frameworks` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	`content` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `needs` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`area_code` text NOT NULL,
	`half_days` integer NOT NULL,
	`priority` text NOT NULL,
	`wanted_by` text NOT NULL,
	`evidence` text NOT NULL,
	`origin` text NOT NULL,
	`category_id` integer,
	`name_shared` integer DEFAULT false NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`raised_by` integer,
	`raised_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_code`) REFERENCES `areas`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "needs_half_days" CHECK(half_days > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `needs_one_open` ON `needs` (`school_id`,`area_code`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `needs_state` ON `needs` (`state`);--> statement-breakpoint
CREATE TABLE `activities` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`on` text NOT NULL,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `activities_network` ON `activities` (`network_id`,`on`);--> statement-breakpoint
CREATE TABLE `activity_participants` (
	`activity_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `school_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_participants_school` ON `activity_participants` (`school_id`);--> statement-breakpoint
CREATE TABLE `import_changes` (
	`import_id` integer NOT NULL,
	`position` integer NOT NULL,
	`change` text NOT NULL,
	`subject` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_changes_kind` ON `import_changes` (`import_id`,`change`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`la_codes` text NOT NULL,
	`as_of` text NOT NULL,
	`base` integer NOT NULL,
	`state` text NOT NULL,
	`counts` text NOT NULL,
	`errors` text NOT NULL,
	`by` integer,
	`at` text NOT NULL,
	`applied_at` text,
	`undone_at` text,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `areas` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `authorities` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `designation_kinds` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`from` text,
	`to` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `designations` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`issuer` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kind`) REFERENCES `designation_kinds`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "designations_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `designations_person` ON `designations` (`person_id`);--> statement-breakpoint
CREATE TABLE `interests` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer,
	`school_id` integer,
	`other_school_id` integer NOT NULL,
	`nature` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "interests_one_party" CHECK((person_id is null) <> (school_id is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `interests_other` ON `interests` (`other_school_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`school_id` integer,
	`organisation_id` integer,
	`person_id` integer,
	`role` text DEFAULT 'member' NOT NULL,
	`from` text,
	`to` text,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_one_member" CHECK((school_id is not null) + (organisation_id is not null) + (person_id is not null) = 1),
	CONSTRAINT "memberships_dates" CHECK("to" is null or "from" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `memberships_network` ON `memberships` (`network_id`);--> statement-breakpoint
CREATE INDEX `memberships_school` ON `memberships` (`school_id`);--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person_id`);--> statement-breakpoint
CREATE TABLE `network_kinds` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`collaboration` integer NOT NULL,
	`conflict` integer NOT NULL,
	`exclusive` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `network_links` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_network_id` integer NOT NULL,
	`to_network_id` integer NOT NULL,
	`relation` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`from_network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_links_two" CHECK(from_network_id <> to_network_id),
	CONSTRAINT "network_links_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `network_links_once` ON `network_links` (`from_network_id`,`to_network_id`,`relation`,`from`);--> statement-breakpoint
CREATE TABLE `networks` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text,
	`la_code` text,
	`lead_school_id` integer,
	`lead_organisation_id` integer,
	`group_uid` integer,
	`from` text,
	`to` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`kind`) REFERENCES `network_kinds`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "networks_dates" CHECK("to" is null or "from" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `networks_group_uid_unique` ON `networks` (`group_uid`);--> statement-breakpoint
CREATE INDEX `networks_kind` ON `networks` (`kind`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`la_code` text,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`telephone` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`school_id` integer,
	`organisation_id` integer,
	`role` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posts_one_place" CHECK((school_id is null) <> (organisation_id is null)),
	CONSTRAINT "posts_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `posts_person` ON `posts` (`person_id`);--> statement-breakpoint
CREATE INDEX `posts_school` ON `posts` (`school_id`);--> statement-breakpoint
CREATE TABLE `published_facts` (
	`school_id` integer NOT NULL,
	`framework` text NOT NULL,
	`measure` text NOT NULL,
	`value` text NOT NULL,
	`on` text NOT NULL,
	`published_on` text,
	`urn` integer NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`school_id`, `framework`, `on`, `measure`),
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `school_urns` (
	`urn` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`from` text,
	`to` text,
	`reason` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `school_urns_school` ON `school_urns` (`school_id`);--> statement-breakpoint
CREATE TABLE `schools` (
	`id` integer PRIMARY KEY NOT NULL,
	`urn` integer NOT NULL,
	`name` text NOT NULL,
	`la_code` text NOT NULL,
	`establishment_number` integer,
	`phase` text NOT NULL,
	`establishment_type` text DEFAULT '' NOT NULL,
	`type_group` text DEFAULT '' NOT NULL,
	`standing` text NOT NULL,
	`opened_on` text,
	`closed_on` text,
	`low_age` integer,
	`high_age` integer,
	`sixth_form` integer,
	`gender` text,
	`religious_character` text,
	`diocese` text,
	`pupils` integer,
	`capacity` integer,
	`fsm_percent` real,
	`easting` integer,
	`northing` integer,
	`street` text,
	`town` text,
	`postcode` text,
	`website` text,
	`head_name` text,
	`telephone` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_urn_unique` ON `schools` (`urn`);--> statement-breakpoint
CREATE INDEX `schools_la` ON `schools` (`la_code`,`name`);--> statement-breakpoint
CREATE INDEX `schools_name` ON `schools` (`name`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` integer PRIMARY KEY NOT NULL,
	`proposal_id` integer NOT NULL,
	`half_days` integer NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`agreed_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreements_dates" CHECK(until >= "from"),
	CONSTRAINT "agreements_days" CHECK(half_days > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agreements_proposal_id_unique` ON `agreements` (`proposal_id`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`id` integer PRIMARY KEY NOT NULL,
	`offer_id` integer NOT NULL,
	`proposal_id` integer NOT NULL,
	`movement` text NOT NULL,
	`half_days` integer NOT NULL,
	`on` text NOT NULL,
	`by` integer,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ledger_days" CHECK(half_days > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `ledger_offer` ON `ledger` (`offer_id`);--> statement-breakpoint
CREATE INDEX `ledger_proposal` ON `ledger` (`proposal_id`);
--> statement-breakpoint
CREATE TRIGGER `events_no_update` BEFORE UPDATE ON `events` BEGIN SELECT RAISE(ABORT, 'events are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `events_no_delete` BEFORE DELETE ON `events` BEGIN SELECT RAISE(ABORT, 'events are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `categories_no_update` BEFORE UPDATE ON `categories` BEGIN SELECT RAISE(ABORT, 'categories are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `categories_no_delete` BEFORE DELETE ON `categories` BEGIN SELECT RAISE(ABORT, 'categories are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `category_evidence_no_update` BEFORE UPDATE ON `category_evidence` BEGIN SELECT RAISE(ABORT, 'category_evidence are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `category_evidence_no_delete` BEFORE DELETE ON `category_evidence` BEGIN SELECT RAISE(ABORT, 'category_evidence are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_no_update` BEFORE UPDATE ON `ledger` BEGIN SELECT RAISE(ABORT, 'ledger are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `ledger_no_delete` BEFORE DELETE ON `ledger` BEGIN SELECT RAISE(ABORT, 'ledger are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `round_runs_no_update` BEFORE UPDATE ON `round_runs` BEGIN SELECT RAISE(ABORT, 'round_runs are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `round_runs_no_delete` BEFORE DELETE ON `round_runs` BEGIN SELECT RAISE(ABORT, 'round_runs are only ever added to'); END;
