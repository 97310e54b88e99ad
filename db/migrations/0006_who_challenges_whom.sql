CREATE TABLE `challenges` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`challenger_school_id` integer,
	`challenger_person_id` integer,
	`kind` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`challenger_school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`challenger_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "challenges_one_challenger" CHECK((challenger_school_id is null) <> (challenger_person_id is null)),
	CONSTRAINT "challenges_two" CHECK(challenger_school_id is null or challenger_school_id <> school_id),
	CONSTRAINT "challenges_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `challenges_school` ON `challenges` (`school_id`);--> statement-breakpoint
CREATE INDEX `challenges_challenger_school` ON `challenges` (`challenger_school_id`);--> statement-breakpoint
CREATE INDEX `challenges_challenger_person` ON `challenges` (`challenger_person_id`);