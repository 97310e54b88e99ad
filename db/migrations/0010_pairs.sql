CREATE TABLE `network_pairs` (
	`id` integer PRIMARY KEY NOT NULL,
	`network_id` integer NOT NULL,
	`role` text NOT NULL,
	`person_id` integer NOT NULL,
	`other_person_id` integer NOT NULL,
	`from` text NOT NULL,
	`to` text,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_pairs_two" CHECK(person_id <> other_person_id),
	CONSTRAINT "network_pairs_dates" CHECK("to" is null or "to" >= "from")
) STRICT;
--> statement-breakpoint
CREATE INDEX `network_pairs_network` ON `network_pairs` (`network_id`);