/** WeChat's elements bring no look of their own: nothing to undo. */
export {};
