-- AlterEnum
ALTER TYPE "UnreadWhy" ADD VALUE 'no_author';
