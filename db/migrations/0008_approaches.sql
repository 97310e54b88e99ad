CREATE TABLE `approaches` (
	`id` integer PRIMARY KEY NOT NULL,
	`school_id` integer NOT NULL,
	`network_id` integer NOT NULL,
	`by` integer NOT NULL,
	`noted_on` text NOT NULL,
	`due_on` text NOT NULL,
	`outcome` text,
	`ended_on` text,
	`ended_by` integer,
	`reason` text,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "approaches_outcome" CHECK(outcome in ('agreed', 'declined', 'given-up')),
	CONSTRAINT "approaches_days" CHECK(due_on >= noted_on and (ended_on is null or ended_on >= noted_on)),
	CONSTRAINT "approaches_ended" CHECK((outcome is null) = (ended_on is null) and (outcome is null) = (ended_by is null)),
	CONSTRAINT "approaches_reason" CHECK((reason is not null) = (outcome is 'declined'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `approaches_under_way` ON `approaches` (`school_id`,`network_id`) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX `approaches_network` ON `approaches` (`network_id`);--> statement-breakpoint
CREATE INDEX `approaches_by` ON `approaches` (`by`);