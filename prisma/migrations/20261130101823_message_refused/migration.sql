-- AlterEnum
ALTER TYPE "Cause" ADD VALUE 'message_refused';
