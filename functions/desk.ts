import { deskJobs, deskTasks } from "../src/jobs";
import { publishDesk } from "./client";

publishDesk({ jobs: deskJobs, tasks: deskTasks });
