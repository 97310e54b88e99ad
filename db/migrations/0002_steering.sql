CREATE TABLE `round_closures` (
	`id` integer PRIMARY KEY NOT NULL,
	`round_id` integer NOT NULL,
	`offer_id` integer NOT NULL,
	`reason` text NOT NULL,
	`by` integer NOT NULL,
	`at` text NOT NULL,
	`lifted_by` integer,
	`lifted_at` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "round_closures_lifted" CHECK((lifted_by is null) = (lifted_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `round_closures_one` ON `round_closures` (`round_id`,`offer_id`) WHERE lifted_at is null;--> statement-breakpoint
ALTER TABLE `round_runs` ADD `version` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `round_runs` ADD `steering` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `round_runs` ADD `compared` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `rules` text DEFAULT '{}' NOT NULL;