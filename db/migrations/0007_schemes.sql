CREATE TABLE `network_wants` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`what` text NOT NULL,
	`code` text NOT NULL,
	`count` integer NOT NULL,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_wants_what" CHECK(what in ('role', 'organisation')),
	CONSTRAINT "network_wants_count" CHECK(count > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `network_wants_network` ON `network_wants` (`network_id`);--> statement-breakpoint
CREATE TABLE `schemes` (
	`id` integer PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`la_code` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`settings` text NOT NULL,
	`plan` text NOT NULL,
	`made` text,
	`by` integer,
	`at` text NOT NULL,
	`ended_by` integer,
	`ended_at` text,
	`reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schemes_state" CHECK(state in ('draft', 'applied', 'dropped')),
	CONSTRAINT "schemes_ended" CHECK((state = 'draft') = (ended_at is null)),
	CONSTRAINT "schemes_made" CHECK((state = 'applied') = (made is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `schemes_la` ON `schemes` (`la_code`,`state`);