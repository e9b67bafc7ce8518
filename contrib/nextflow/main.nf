// nextflow run main.nf --list LIST --out OUT --shards 8
// Makes the figures of all landscapes of LIST in shards, then the index. Also: --options '--format svg' for
// `paysage batch`, --paysage PROGRAM, and -profile or -c for where tasks run. OUT must be seen from there.
// After changes in landscapes do not say -resume: it does not see them. What is done is not done twice anyway.
params.list = ''
params.out = 'figures'
params.shards = '8'
params.options = ''
params.paysage = 'paysage'

// All shards write into one folder: its files are written whole, and a task that is repeated leaves them as they are.
// So nothing is staged, and `publishDir` is not for this.
process SHARD {
    tag "${shard}/${shards}"
    cpus 1
    // The task of a lost node.
    errorStrategy 'retry'
    maxRetries 2

    input:
    val shard
    val shards
    val batch

    output:
    val shard

    // A landscape that cannot be made (status 1) is told by the merge.
    script:
    """
    ${batch} --shard ${shard}/${shards} --jobs ${task.cpus} || [ \$? -eq 1 ]
    """
}

process MERGE {
    cache false

    input:
    val done
    val merge

    script:
    """
    ${merge}
    """
}

workflow {
    if (!params.list) {
        error('which LIST? nextflow run main.nf --list LIST --out OUT --shards 8')
    }
    def list = file(params.list, checkIfExists: true).toAbsolutePath()
    def out = file(params.out).toAbsolutePath()
    // From the command line it is a text or a number, whichever parser is at work.
    def shards = params.shards.toInteger()

    SHARD(channel.of(1..shards), shards, "${params.paysage} batch '${list}' -o '${out}' ${params.options}")
    MERGE(SHARD.out.collect(), "${params.paysage} merge '${out}'")
}
