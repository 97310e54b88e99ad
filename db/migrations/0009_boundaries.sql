CREATE TABLE `boundaries` (
	`la_code` text PRIMARY KEY NOT NULL,
	`outline` text NOT NULL,
	FOREIGN KEY (`la_code`) REFERENCES `authorities`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
