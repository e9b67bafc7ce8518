# readers.R GRAPHML PAJEK: what igraph and network read, line by line, for tests/readers/run.
suppressPackageStartupMessages(library(igraph))
files <- commandArgs(TRUE)
say <- function(...) cat(..., sep = "\t", fill = FALSE, "\n")

graph <- read_graph(files[1], format = "graphml")
ids <- vertex_attr(graph, "id")
ends <- ends(graph, E(graph), names = FALSE)
for (name in grep("^in_", vertex_attr_names(graph), value = TRUE)) {
    slice <- sub("^in_", "", name)
    for (id in ids[as.logical(vertex_attr(graph, name))]) say("actor", slice, id)
    for (i in which(as.logical(edge_attr(graph, name)))) say("tie", slice, ids[ends[i, 1]], ids[ends[i, 2]])
}

read <- suppressWarnings(suppressMessages(network::read.paj(files[2])))
networks <- if (inherits(read, "network")) list(read) else if (is.null(read$networks)) read else read$networks
say("pajek", network::network.size(networks[[1]]),
    sum(sapply(networks, function(one) network::network.edgecount(one))))
