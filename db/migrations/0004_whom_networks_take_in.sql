CREATE TABLE `network_limits` (
	`network_id` integer PRIMARY KEY NOT NULL,
	`most_schools` integer,
	`phases` text DEFAULT '' NOT NULL,
	`reach_km` integer,
	FOREIGN KEY (`network_id`) REFERENCES `networks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "network_limits_most" CHECK(most_schools > 0),
	CONSTRAINT "network_limits_reach" CHECK(reach_km > 0)
) STRICT;
