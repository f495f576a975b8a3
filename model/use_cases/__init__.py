"""What people do, each as the rows it changes."""
