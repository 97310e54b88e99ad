CREATE TABLE `pillar_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`review_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`comment_shared` integer DEFAULT false NOT NULL,
	`answered_by` integer,
	`answered_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `pillar_reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pillar_answers_shared" CHECK(comment_shared = 0 or comment <> '')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pillar_answers_once` ON `pillar_answers` (`review_id`,`school_id`);--> statement-breakpoint
CREATE TABLE `pillar_marks` (
	`answer_id` integer NOT NULL,
	`pillar` text NOT NULL,
	`step` integer NOT NULL,
	PRIMARY KEY(`answer_id`, `pillar`),
	FOREIGN KEY (`answer_id`) REFERENCES `pillar_answers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pillar_marks_step" CHECK(step between 1 and 4)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pillar_reviews` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`term` text NOT NULL,
	`last_day` text NOT NULL,
	`opened_by` integer,
	`opened_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pillar_reviews_days" CHECK(last_day >= term)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pillar_reviews_term` ON `pillar_reviews` (`network_id`,`term`);--> statement-breakpoint
CREATE TABLE `pool_consents` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	`item` text NOT NULL,
	`agreed_on` text NOT NULL,
	`agreed_by` integer,
	`withdrawn_on` text,
	`withdrawn_by` integer,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreed_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pool_consents_days" CHECK(withdrawn_on is null or withdrawn_on >= agreed_on),
	CONSTRAINT "pool_consents_withdrawn" CHECK(withdrawn_by is null or withdrawn_on is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pool_consents_one` ON `pool_consents` (`network_id`,`school_id`,`item`) WHERE withdrawn_on is null;--> statement-breakpoint
CREATE INDEX `pool_consents_school` ON `pool_consents` (`school_id`);--> statement-breakpoint
ALTER TABLE `network_kinds` ADD `joint_practice` integer DEFAULT true NOT NULL;