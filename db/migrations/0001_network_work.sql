CREATE TABLE `fund_movements` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`kind` text NOT NULL,
	`pence` integer NOT NULL,
	`on` text NOT NULL,
	`what` text NOT NULL,
	`school_id` integer,
	`takes_back` integer,
	`by` integer,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`takes_back`) REFERENCES `fund_movements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fund_movements_pence" CHECK(pence > 0),
	CONSTRAINT "fund_movements_kind" CHECK(kind in ('allocated', 'used'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `fund_movements_takes_back_unique` ON `fund_movements` (`takes_back`);--> statement-breakpoint
CREATE INDEX `fund_movements_network` ON `fund_movements` (`network_id`,`on`);--> statement-breakpoint
CREATE TABLE `membership_confirmations` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`school_id` integer NOT NULL,
	`belongs` integer NOT NULL,
	`on` text NOT NULL,
	`by` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `membership_confirmations_network` ON `membership_confirmations` (`network_id`,`school_id`);--> statement-breakpoint
CREATE TABLE `network_aims` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`title` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_aims_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `network_aims_network` ON `network_aims` (`network_id`);--> statement-breakpoint
CREATE TABLE `network_functions` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`what` text NOT NULL,
	`delegated_by` text NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_functions_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `network_functions_network` ON `network_functions` (`network_id`);--> statement-breakpoint
CREATE TABLE `network_targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`measure` text NOT NULL,
	`baseline` real NOT NULL,
	`target` real NOT NULL,
	`from` text NOT NULL,
	`until` text NOT NULL,
	`outcome` real,
	`outcome_on` text,
	`outcome_words` text,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_targets_dates" CHECK(until > "from"),
	CONSTRAINT "network_targets_differ" CHECK(target <> baseline),
	CONSTRAINT "network_targets_outcome" CHECK((outcome is null) = (outcome_on is null) and (outcome is not null or outcome_words is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `network_targets_network` ON `network_targets` (`network_id`);
--> statement-breakpoint
CREATE TRIGGER `fund_movements_no_update` BEFORE UPDATE ON `fund_movements` BEGIN SELECT RAISE(ABORT, 'fund_movements are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `fund_movements_no_delete` BEFORE DELETE ON `fund_movements` BEGIN SELECT RAISE(ABORT, 'fund_movements are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `membership_confirmations_no_update` BEFORE UPDATE ON `membership_confirmations` BEGIN SELECT RAISE(ABORT, 'membership_confirmations are only ever added to'); END;
--> statement-breakpoint
CREATE TRIGGER `membership_confirmations_no_delete` BEFORE DELETE ON `membership_confirmations` BEGIN SELECT RAISE(ABORT, 'membership_confirmations are only ever added to'); END;
